using System.Collections.ObjectModel;

namespace ConvertTyped;

/// <summary>
/// Everything that ConvertTyped throws on its own account. Messages and <see cref="Context"/> never hold SDK keys, secrets, raw visitor ids
/// or attribute values.
/// </summary>
public abstract class ConvertException : Exception
{
    private protected ConvertException(
        string code, string message, Exception? innerException = null, IReadOnlyDictionary<string, string>? context = null)
        : base(message, innerException)
    {
        Code = code;
        Context = context ?? ReadOnlyDictionary<string, string>.Empty;
    }

    /// <summary>A stable, machine-readable name of what went wrong, such as <c>invalid_config</c>.</summary>
    public string Code { get; }

    /// <summary>Facts about the failure that are safe to log: field names, counts, status codes. Never null.</summary>
    public IReadOnlyDictionary<string, string> Context { get; }
}

/// <summary>A config could not be used.</summary>
public abstract class ConfigException : ConvertException
{
    private protected ConfigException(
        string code, string message, Exception? innerException, IReadOnlyDictionary<string, string>? context)
        : base(code, message, innerException, context)
    {
    }
}

/// <summary>The JSON is not a Convert config. The message names the field at fault, never its value.</summary>
public sealed class InvalidConfigException : ConfigException
{
    internal InvalidConfigException(string message, string field, Exception? innerException = null)
        : base("invalid_config", message, innerException, new Dictionary<string, string> { ["field"] = field }) =>
        Field = field;

    /// <summary>The path of the field at fault, such as <c>project.id</c>; <c>$</c> where it is the document as a whole.</summary>
    public string Field { get; }
}

/// <summary>A config could not be read: the file is missing, the endpoint refused, the answer was too large or came too late.</summary>
public sealed class ConfigLoadException : ConfigException
{
    internal ConfigLoadException(string message, Exception? innerException = null, IReadOnlyDictionary<string, string>? context = null)
        : base("config_load_failed", message, innerException, context)
    {
    }
}

/// <summary>An HTTP exchange with Convert failed.</summary>
public class TransportException : ConvertException
{
    internal TransportException(
        string message, int? statusCode = null, Exception? innerException = null, IReadOnlyDictionary<string, string>? context = null)
        : base("transport_failed", message, innerException, context) =>
        StatusCode = statusCode;

    /// <summary>The HTTP status of the answer; null when there was none (network failure, time-out).</summary>
    public int? StatusCode { get; }
}

/// <summary>Tracking failed.</summary>
public abstract class TrackingException : ConvertException
{
    private protected TrackingException(
        string code, string message, Exception? innerException, IReadOnlyDictionary<string, string>? context)
        : base(code, message, innerException, context)
    {
    }
}

/// <summary>Events could not be delivered. They stay queued for the next release unless the endpoint refused them.</summary>
public sealed class TrackingDeliveryException : TrackingException
{
    internal TrackingDeliveryException(
        string message, int? statusCode, int attempts, Exception? innerException = null, IReadOnlyDictionary<string, string>? context = null)
        : base("tracking_delivery_failed", message, innerException, context)
    {
        StatusCode = statusCode;
        Attempts = attempts;
    }

    /// <summary>The HTTP status of the last answer; null when there was none.</summary>
    public int? StatusCode { get; }

    /// <summary>How many requests were made for the batch, the first included.</summary>
    public int Attempts { get; }
}

/// <summary>Conversion data holds a value that is neither a string nor a number. The message names the key, never the value.</summary>
public sealed class ConversionDataException : TrackingException
{
    internal ConversionDataException(string key, string message)
        : base("invalid_conversion_data", message, null, new Dictionary<string, string> { ["key"] = key }) =>
        Key = key;

    /// <summary>The key in the conversion data whose value is at fault.</summary>
    public string Key { get; }
}
