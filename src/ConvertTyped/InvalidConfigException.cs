namespace ConvertTyped;

/// <summary>The JSON is not a Convert config. The message names the field at fault, never its value.</summary>
public sealed class InvalidConfigException : ConfigException
{
    internal InvalidConfigException(string message, string field, Exception? innerException = null)
        : base("invalid_config", message, innerException, new Dictionary<string, string> { ["field"] = field }) =>
        Field = field;

    /// <summary>The path of the field at fault, such as <c>project.id</c>; <c>$</c> where it is the document as a whole.</summary>
    public string Field { get; }
}
