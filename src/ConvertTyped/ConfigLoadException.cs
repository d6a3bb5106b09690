namespace ConvertTyped;

/// <summary>A config could not be read: the file is missing, the endpoint refused, the answer was too large or came too late.</summary>
public sealed class ConfigLoadException : ConfigException
{
    internal ConfigLoadException(string message, Exception? innerException = null, IReadOnlyDictionary<string, string>? context = null)
        : base("config_load_failed", message, innerException, context)
    {
    }
}
