namespace ConvertTyped;

/// <summary>Conversion data contains a value that is neither a string nor a finite number. The message names the key, never the value.</summary>
public sealed class ConversionDataException : TrackingException
{
    internal ConversionDataException(string key, string message)
        : base("invalid_conversion_data", message, null, new Dictionary<string, string> { ["key"] = key }) =>
        Key = key;

    /// <summary>The key of the invalid value.</summary>
    public string Key { get; }
}
