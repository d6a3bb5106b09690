namespace ConvertTyped;

/// <summary>The base class of exceptions about tracking.</summary>
public abstract class TrackingException : ConvertException
{
    private protected TrackingException(
        string code, string message, Exception? innerException, IReadOnlyDictionary<string, string>? context)
        : base(code, message, innerException, context)
    {
    }
}
