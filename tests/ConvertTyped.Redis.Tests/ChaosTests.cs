using System.Diagnostics;

namespace ConvertTyped.Redis.Tests;

/// <summary>A short run of tests/ConvertTyped.Chaos: servers are killed and databases fail, but no committed conversion is lost.</summary>
public class ChaosTests
{
    private const int NotInstalled = 3;

    [Theory]
    [InlineData("sqlite")]
    [InlineData("postgres")]
    public async Task No_committed_conversion_is_lost_despite_random_faults(string outbox)
    {
        var program = Path.Combine(
            AppContext.BaseDirectory.Replace("ConvertTyped.Redis.Tests", "ConvertTyped.Chaos", StringComparison.Ordinal), "ConvertTyped.Chaos.dll");
        using var process = Process.Start(new ProcessStartInfo("dotnet", [program, "--outbox", outbox, "--seconds", "6", "--seed", "7", "--rate", "200"])
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        })!;
        var errors = process.StandardError.ReadToEndAsync();
        var output = await process.StandardOutput.ReadToEndAsync();
        await process.WaitForExitAsync();
        if (process.ExitCode == NotInstalled)
            Assert.Skip("Redis or PostgreSQL is not installed here.");
        TestContext.Current.TestOutputHelper?.WriteLine(output);
        Assert.True(process.ExitCode == 0, output + await errors);
    }
}
