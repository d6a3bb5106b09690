namespace ConvertTyped.Threading;

/// <summary>
/// Code of the application did not complete in time. This exception has its own type, because messages of other time-outs must not be logged.
/// </summary>
internal sealed class CallTimeoutException(string message) : TimeoutException(message);
