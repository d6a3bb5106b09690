using System.Runtime.InteropServices;

namespace ConvertTyped.Snippets;

internal static class FlushPoints
{
    internal static ConvertOptions Server(string sdkKey)
    {
        var options = new ConvertOptions
        {
            SdkKey = sdkKey,
            AutoFlushInterval = TimeSpan.FromSeconds(5), // a crash loses at most the last five seconds of events, unless Convert cannot be reached
            FlushOnDispose = true,                       // the core sends the queued events before it is disposed
            FlushTimeout = TimeSpan.FromSeconds(5),      // less than the host and the orchestrator allow for a shutdown
        };
        return options;
    }

    internal static async Task ConsoleProgram()
    {
        await using var core = new ConvertCore(new ConvertOptions
        {
            Config = ConvertProject.Config,
            FlushOnDispose = true,
        }).Initialize();
        core.CreateContext("account-7").Goals.TrialStarted.Track();

        FlushResult flushed = await core.FlushAsync(); // only to see the result; disposing flushes, too
        if (flushed.Error is not null)
            Console.Error.WriteLine($"{flushed.Remaining} events remain, {flushed.Dropped} were rejected: {flushed.Error.Message}");
    }

    internal static async Task Container(ConvertCore core)
    {
        using var stopping = new CancellationTokenSource();
        using var onTerm = PosixSignalRegistration.Create(PosixSignal.SIGTERM, signal =>
        {
            signal.Cancel = true; // otherwise the runtime ends the process while events are queued
            stopping.Cancel();
        });
        try
        {
            await ServeAsync(stopping.Token);
        }
        finally
        {
            await core.FlushAsync(); // without the token, which has been canceled
        }
    }

    private static Task ServeAsync(CancellationToken stopping) => Task.Delay(Timeout.Infinite, stopping);
}

/// <summary>Flushes before the function returns, because AWS Lambda and Azure Functions do not guarantee that code runs after that.</summary>
public static class CheckoutFunction
{
    private static readonly ConvertCore Core = new(new ConvertOptions { SdkKey = Environment.GetEnvironmentVariable("CONVERT_SDK_KEY") });

    public static async Task<string> HandleAsync(string visitorId)
    {
        await Core.InitializeAsync(); // fetches the config once per instance, and again only after a failure
        try
        {
            var checkout = Core.CreateContext(visitorId).Experiences.CheckoutExperiment;
            return checkout.Variation == CheckoutExperimentVariation.Treatment ? "one page" : "three steps";
        }
        finally
        {
            await Core.FlushAsync(); // after the method returns, the instance may be frozen or stopped
        }
    }
}
