using Microsoft.Extensions.DependencyInjection;

namespace ConvertTyped.Snippets;

/// <summary>The code in docs/implementations-by-variation.md.</summary>
internal static class ByVariation
{
    internal interface ICheckout;

    internal static void Simple(IServiceCollection services) =>
        services.AddByCheckoutExperiment<ICheckout>(
            control: _ => new ClassicCheckout(),
            treatment: _ => new OnePageCheckout(),
            none: _ => new ClassicCheckout());

    internal static void WithDependencies(IServiceCollection services)
    {
        services.AddScoped<OnePageCheckout>();
        services.AddByCheckoutExperiment<ICheckout>(
            control: scope => ActivatorUtilities.CreateInstance<ClassicCheckout>(scope),
            treatment: scope => scope.GetRequiredService<OnePageCheckout>(),
            none: scope => ActivatorUtilities.CreateInstance<ClassicCheckout>(scope));
    }

    internal static void InWorkers(IServiceCollection services) =>
        services.AddByCheckoutExperiment<ICheckout>(
            control: _ => new ClassicCheckout(),
            treatment: _ => new OnePageCheckout(),
            none: _ => new ClassicCheckout(),
            visitor: scope => scope.GetRequiredService<OrderMessage>().Visitor);

    internal sealed class ClassicCheckout : ICheckout;

    internal sealed class OnePageCheckout : ICheckout;

    internal sealed class OrderMessage
    {
        public ConvertContext? Visitor { get; set; }
    }
}
