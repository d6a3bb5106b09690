using System.ComponentModel;
using ConvertTyped.Generated;
using ConvertTyped.Hosting.Contexts;
using Microsoft.Extensions.DependencyInjection;

namespace ConvertTyped.Hosting.Generated;

/// <summary>Registers one implementation of a service for each variation of an experience. For generated code only.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public static class VariationServices
{
    /// <summary>The value of <see cref="ExperienceAccessor.GetVariation"/> for the first variation of the list.</summary>
    private const int FirstVariation = 2;

    /// <summary>
    /// Adds a scoped service whose implementation depends on the visitor's variation. When the service is resolved, only the implementation for that
    /// variation is created.
    /// </summary>
    /// <param name="services">The application's services.</param>
    /// <param name="experienceKey">The key of the experience.</param>
    /// <param name="known">The variations, in the format of <see cref="VariationList"/>.</param>
    /// <param name="visitor">Returns the context of a scope's visitor, if any; pass null to use the visitor of the current request or circuit.</param>
    /// <param name="none">The implementation if there is no visitor or no variation, or if the variation is unrecognized.</param>
    /// <param name="variations">The implementations for the variations in <paramref name="known"/>, in the same order.</param>
    public static IServiceCollection Add<T>(
        IServiceCollection services,
        [ExperienceKey] string experienceKey,
        string known,
        Func<IServiceProvider, ConvertContext?>? visitor,
        Func<IServiceProvider, T> none,
        params Func<IServiceProvider, T>[] variations)
        where T : class
    {
        ArgumentNullException.ThrowIfNull(services);
        ArgumentNullException.ThrowIfNull(none);
        ArgumentNullException.ThrowIfNull(variations);
        if (Array.Exists(variations, variation => variation is null))
        {
            throw new ArgumentNullException(
                nameof(variations), $"A variation of the experience '{experienceKey}' has no implementation. Pass an implementation for each variation.");
        }

        return services.AddScoped(provider =>
        {
            CurrentContext.RequireOneVisitor(provider, "A service that depends on the visitor's variation");
            var context = visitor is null ? CurrentContext.Find(provider) : visitor(provider);
            var variation = context is null ? 0 : new ExperienceAccessor(context, experienceKey).GetVariation(known);
            return variation < FirstVariation ? none(provider) : variations[variation - FirstVariation](provider);
        });
    }
}
