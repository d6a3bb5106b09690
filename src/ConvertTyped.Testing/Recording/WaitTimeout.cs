using System.Globalization;

namespace ConvertTyped.Testing.Recording;

/// <summary>Limits how long a test waits, in real time, for something that may not happen.</summary>
internal static class WaitTimeout
{
    private static readonly TimeSpan Default = TimeSpan.FromSeconds(10);

    /// <param name="task">The task to wait for.</param>
    /// <param name="failure">The beginning of the message, which says what did not happen. The time limit follows.</param>
    /// <param name="timeout">The longest real time to wait; null for 10 seconds.</param>
    /// <param name="detail">A sentence that the message ends with.</param>
    /// <exception cref="TimeoutException">The task did not complete in time.</exception>
    internal static async Task<T> WithTimeoutAsync<T>(this Task<T> task, string failure, TimeSpan? timeout, Func<string>? detail = null)
    {
        var limit = timeout ?? Default;
        try
        {
            return await task.WaitAsync(limit).ConfigureAwait(false);
        }
        catch (TimeoutException)
        {
            throw new TimeoutException($"{failure} within {Format(limit)}.{detail?.Invoke()}");
        }
    }

    internal static string Format(TimeSpan time) => string.Create(CultureInfo.InvariantCulture, $"{time.TotalSeconds:0.###} s");
}
