namespace ConvertTyped;

/// <summary>The base class of exceptions about configs.</summary>
public abstract class ConfigException : ConvertException
{
    private protected ConfigException(
        string code, string message, Exception? innerException, IReadOnlyDictionary<string, string>? context)
        : base(code, message, innerException, context)
    {
    }
}
