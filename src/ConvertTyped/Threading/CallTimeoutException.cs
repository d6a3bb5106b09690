namespace ConvertTyped.Threading;

/// <summary>
/// The application's code did not complete in time. This is a separate exception type, because the messages of other time-outs must not be logged.
/// </summary>
internal sealed class CallTimeoutException(string message) : TimeoutException(message);
