namespace ConvertTyped.Snippets;

internal static class Configs
{
    internal static async Task Remote()
    {
        await using var core = await new ConvertCore(new ConvertOptions
        {
            SdkKey = Environment.GetEnvironmentVariable("CONVERT_SDK_KEY"),
            Environment = "live",
            Config = ConvertConfig.FromFile("convert.json"), // in force until the fetched one is: a start needs no network
            Refresh = new RefreshOptions { Interval = TimeSpan.FromMinutes(5), Jitter = TimeSpan.FromSeconds(30) },
        }).InitializeAsync();

        core.RefreshNow();         // in the background; failure is logged
        await core.RefreshAsync(); // waits; throws a ConfigException, and the config at hand stays
    }
}
