namespace ConvertTyped.Threading;

/// <summary>
/// Code of the application did not complete in time. It is a separate type, because the messages of other time-outs must not be logged.
/// </summary>
internal sealed class CallTimeoutException(string message) : TimeoutException(message);
