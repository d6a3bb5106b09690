namespace ConvertTyped;

/// <summary>
/// A config is not valid JSON, is not a Convert config, or belongs to another project. Also thrown if the JSON of a visitor's decisions is invalid. The
/// message names the invalid field or the position of the error, if known. It contains no values of the config, except the ids of the account and the
/// project.
/// </summary>
public sealed class InvalidConfigException : ConfigException
{
    internal InvalidConfigException(string message, string field, Exception? innerException = null)
        : base("invalid_config", message, innerException, new Dictionary<string, string> { ["field"] = field }) =>
        Field = field;

    /// <summary>The path of the invalid field, such as <c>project.id</c>; <c>$</c> for the document as a whole.</summary>
    public string Field { get; }
}
