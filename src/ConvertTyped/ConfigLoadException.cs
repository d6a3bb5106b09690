namespace ConvertTyped;

/// <summary>
/// A config could not be loaded, for example because the file is missing, the endpoint rejected the request, or the response was too large or did not
/// arrive in time.
/// </summary>
public sealed class ConfigLoadException : ConfigException
{
    internal ConfigLoadException(string message, Exception? innerException = null, IReadOnlyDictionary<string, string>? context = null)
        : base("config_load_failed", message, innerException, context)
    {
    }
}
