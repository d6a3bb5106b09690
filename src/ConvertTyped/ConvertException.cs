using System.Collections.ObjectModel;

namespace ConvertTyped;

/// <summary>
/// The base class of the exceptions that ConvertTyped defines. Messages and <see cref="Context"/> never contain secrets, raw visitor ids or attribute
/// values. They contain at most the last four characters of an SDK key.
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

    /// <summary>A stable, machine-readable error code, such as <c>invalid_config</c>.</summary>
    public string Code { get; }

    /// <summary>Facts about the failure that are safe to log, such as field names, counts and status codes. Never null.</summary>
    public IReadOnlyDictionary<string, string> Context { get; }
}
