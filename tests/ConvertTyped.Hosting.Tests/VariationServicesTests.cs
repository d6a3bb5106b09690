using ConvertTyped.Hosting.Generated;
using Microsoft.Extensions.DependencyInjection;

namespace ConvertTyped.Hosting.Tests;

/// <summary>Tests the method that the generated <c>AddBy…</c> methods call.</summary>
public class VariationServicesTests
{
    private const string Variations = "100420001:control|100420002:treatment";

    [Fact]
    public async Task The_visitors_variation_determines_the_implementation()
    {
        await using var services = Services(treatment: _ => new OnePage());
        await using var treated = Scope(services, Shop.Treated);
        await using var untreated = Scope(services, Shop.Untreated);

        Assert.IsType<OnePage>(treated.ServiceProvider.GetRequiredService<ICheckout>());
        Assert.IsType<Classic>(untreated.ServiceProvider.GetRequiredService<ICheckout>());
    }

    [Fact]
    public async Task Only_the_chosen_implementation_is_created_and_only_when_it_is_needed()
    {
        var created = 0;
        await using var services = Services(control: Unexpected, treatment: _ =>
        {
            created++;
            return new OnePage();
        });
        await using var scope = Scope(services, Shop.Treated);
        Assert.Equal(0, created);

        var first = scope.ServiceProvider.GetRequiredService<ICheckout>();

        Assert.Same(first, scope.ServiceProvider.GetRequiredService<ICheckout>());
        Assert.Equal(1, created);
    }

    [Fact]
    public async Task An_implementation_is_disposed_with_its_scope()
    {
        await using var services = Services(treatment: _ => new OnePage());
        OnePage checkout;
        await using (var scope = Scope(services, Shop.Treated))
            checkout = Assert.IsType<OnePage>(scope.ServiceProvider.GetRequiredService<ICheckout>());
        Assert.True(checkout.IsDisposed);
    }

    [Fact]
    public async Task Implementations_can_depend_on_services_of_the_scope()
    {
        await using var services = Services(treatment: provider => new OnePage(provider.GetRequiredService<Message>()));
        await using var scope = Scope(services, Shop.Treated);

        var checkout = Assert.IsType<OnePage>(scope.ServiceProvider.GetRequiredService<ICheckout>());

        Assert.Same(scope.ServiceProvider.GetRequiredService<Message>(), checkout.Message);
    }

    [Fact]
    public async Task A_visitor_outside_the_audience_gets_the_none_implementation()
    {
        await using var services = Services(control: Unexpected, experience: "pricing-page-test", variations: "100420011:original|100420012:annual-first");
        await using var scope = Scope(services, "anna");
        Assert.IsType<Classic>(scope.ServiceProvider.GetRequiredService<ICheckout>());
    }

    [Fact]
    public async Task A_visitor_with_an_unrecognized_variation_gets_the_none_implementation()
    {
        await using var services = Services(control: Unexpected, variations: "1:control|2:third");
        await using var scope = Scope(services, Shop.Treated);
        Assert.IsType<Classic>(scope.ServiceProvider.GetRequiredService<ICheckout>());
    }

    [Fact]
    public async Task Without_a_visitor_the_none_implementation_is_used()
    {
        await using var services = Services(control: Unexpected, usesMessage: false);
        await using var scope = services.CreateAsyncScope();
        Assert.IsType<Classic>(scope.ServiceProvider.GetRequiredService<ICheckout>());
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task A_singleton_cannot_depend_on_a_service_that_varies_by_visitor(bool usesMessage)
    {
        await using var services = Services(usesMessage: usesMessage, validateScopes: false, add: collection => collection.AddSingleton<Basket>());
        var failure = Assert.Throws<InvalidOperationException>(services.GetRequiredService<Basket>);
        Assert.StartsWith("A service that depends on the visitor's variation belongs to one visitor, so it cannot be resolved from the root scope", failure.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task If_no_core_is_registered_the_error_says_so()
    {
        var collection = new ServiceCollection();
        VariationServices.Add<ICheckout>(collection, Shop.Experiment, Variations, null, _ => new Classic(), _ => new Classic(), _ => new OnePage());
        await using var services = collection.BuildServiceProvider();
        await using var scope = services.CreateAsyncScope();
        var failure = Assert.Throws<InvalidOperationException>(scope.ServiceProvider.GetRequiredService<ICheckout>);
        Assert.StartsWith("Convert is not registered.", failure.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void An_implementation_cannot_be_null() => Assert.Throws<ArgumentNullException>(() =>
        VariationServices.Add<ICheckout>(new ServiceCollection(), Shop.Experiment, Variations, null, _ => new Classic(), _ => new Classic(), null!));

    private static ServiceProvider Services(
        Func<IServiceProvider, ICheckout>? control = null,
        Func<IServiceProvider, ICheckout>? treatment = null,
        string experience = Shop.Experiment,
        string variations = Variations,
        bool usesMessage = true,
        bool validateScopes = true,
        Action<IServiceCollection>? add = null)
    {
        var services = new ServiceCollection();
        services.AddConvert(options => options.Config = Shop.Config);
        services.AddScoped<Message>();
        VariationServices.Add(
            services, experience, variations, usesMessage ? scope => scope.GetRequiredService<Message>().Visitor : null,
            none: _ => new Classic(), control ?? (_ => new Classic()), treatment ?? Unexpected);
        add?.Invoke(services);
        var provider = services.BuildServiceProvider(validateScopes);
        provider.GetRequiredService<ConvertCore>().Initialize();
        return provider;
    }

    private static ICheckout Unexpected(IServiceProvider services) => throw new InvalidOperationException("This implementation must not be created.");

    private static AsyncServiceScope Scope(ServiceProvider services, string visitor)
    {
        var scope = services.CreateAsyncScope();
        scope.ServiceProvider.GetRequiredService<Message>().Visitor = services.GetRequiredService<IConvertContextAccessor>().ForVisitor(visitor);
        return scope;
    }

    private interface ICheckout;

    private sealed record Basket(ICheckout Checkout);

    private sealed class Classic : ICheckout;

    private sealed class OnePage(Message? message = null) : ICheckout, IDisposable
    {
        internal bool IsDisposed { get; private set; }

        internal Message? Message => message;

        public void Dispose() => IsDisposed = true;
    }

    /// <summary>The message that a worker handles in one scope.</summary>
    private sealed class Message
    {
        internal ConvertContext? Visitor { get; set; }
    }
}
