using System.Globalization;

namespace ConvertTyped.Testing.Recording;

/// <summary>How long a test waits, in real time, for what does not come.</summary>
internal static class Patience
{
    /// <summary>Only a test that fails waits as long.</summary>
    private static readonly TimeSpan Default = TimeSpan.FromSeconds(10);

    /// <exception cref="TimeoutException">It did not come; the message says what did not.</exception>
    internal static async Task<T> OrTimeOutAsync<T>(this Task<T> task, string what, TimeSpan? patience, Func<string>? besides = null)
    {
        var limit = patience ?? Default;
        try
        {
            return await task.WaitAsync(limit).ConfigureAwait(false);
        }
        catch (TimeoutException)
        {
            throw new TimeoutException($"{what} did not come within {Seconds(limit)}.{besides?.Invoke()}");
        }
    }

    internal static string Seconds(TimeSpan time) => string.Create(CultureInfo.InvariantCulture, $"{time.TotalSeconds:0.###} s");
}
