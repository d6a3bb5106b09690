using Microsoft.CodeAnalysis.Text;

namespace ConvertTyped.Generator.Config.Json;

/// <summary>
/// Collects the errors to report. After the first error, the reader guesses how to continue. Most later errors result from that guess, so only the
/// first error is reported. All merge conflicts are reported. If there are any, no other errors are reported.
/// </summary>
internal sealed class JsonErrors
{
    private readonly List<JsonError> _conflicts = [];
    private JsonError? _first;

    public void Add(int start, int length, string message) => _first ??= new JsonError(new TextSpan(start, length), message);

    public void AddConflict(int start, int length) => _conflicts.Add(new JsonError(
        new TextSpan(start, length),
        "an unresolved merge conflict begins here; keep one side and remove the markers"));

    public IReadOnlyList<JsonError> ToList() => _conflicts.Count > 0 ? _conflicts : _first is null ? [] : [_first];
}
