using Microsoft.Extensions.DependencyInjection;

namespace ConvertTyped.Hosting.Tests.Stores;

public class KeyedStoreTests
{
    [Fact]
    public async Task A_store_that_is_registered_for_a_core_takes_precedence_over_a_store_that_all_cores_share()
    {
        var own = new InMemoryDataStore();
        var services = new ServiceCollection();
        services.AddDistributedMemoryCache().AddConvertDistributedCacheStore();
        services.AddKeyedSingleton<IDataStore>("eu", own);
        services.AddConvert("eu", options => options.Config = Shop.Config);
        await using var provider = services.BuildServiceProvider();
        var core = provider.GetRequiredKeyedService<ConvertCore>("eu");

        core.CreateContext("visitor").SetAttributes(new Dictionary<string, object?> { ["plan"] = "pro" });
        await core.FlushAsync(TestContext.Current.CancellationToken);

        Assert.NotNull(own.Get($"{core.CurrentConfig!.AccountId}-{core.CurrentConfig.ProjectId}-visitor"));
    }
}
