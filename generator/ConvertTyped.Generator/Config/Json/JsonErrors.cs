using Microsoft.CodeAnalysis.Text;

namespace ConvertTyped.Generator.Config.Json;

/// <summary>
/// Collects what is worth saying. After a first mistake the reader guesses on, and what it stumbles over then is mostly an
/// echo: only the first counts. Merge conflicts are each worth a word, and explain whatever else is wrong.
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
