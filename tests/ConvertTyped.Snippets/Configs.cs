namespace ConvertTyped.Snippets;

internal static class Configs
{
    internal static async Task Remote()
    {
        await using var core = await new ConvertCore(new ConvertOptions
        {
            SdkKey = Environment.GetEnvironmentVariable("CONVERT_SDK_KEY"),
            Environment = "live",
            Config = ConvertProject.Config, // used until a config has been fetched, so that startup needs no network
            Refresh = new RefreshOptions { Interval = TimeSpan.FromMinutes(5), Jitter = TimeSpan.FromSeconds(30) },
        }).InitializeAsync();

        core.RefreshNow();         // in the background; a failure is logged
        await core.RefreshAsync(); // waits; if it fails, it throws a ConfigException and the current config stays in use
    }
}
