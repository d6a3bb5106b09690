namespace ConvertTyped;

/// <summary>The JSON is not a Convert config. The message names the invalid field, never its value.</summary>
public sealed class InvalidConfigException : ConfigException
{
    internal InvalidConfigException(string message, string field, Exception? innerException = null)
        : base("invalid_config", message, innerException, new Dictionary<string, string> { ["field"] = field }) =>
        Field = field;

    /// <summary>The path of the invalid field, such as <c>project.id</c>; <c>$</c> for the document as a whole.</summary>
    public string Field { get; }
}
