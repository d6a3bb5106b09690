using System.Collections;

namespace ConvertTyped.Tests.Evaluation;

/// <summary>Attributes that throw an exception with the message <paramref name="text"/> when they are read.</summary>
internal sealed class ThrowingDictionary(string text = "secret") : IReadOnlyDictionary<string, object?>
{
    public int Count => throw new InvalidOperationException(text);

    public IEnumerable<string> Keys => throw new InvalidOperationException(text);

    public IEnumerable<object?> Values => throw new InvalidOperationException(text);

    public object? this[string key] => throw new InvalidOperationException(text);

    public bool ContainsKey(string key) => throw new InvalidOperationException(text);

    public bool TryGetValue(string key, out object? value) => throw new InvalidOperationException(text);

    public IEnumerator<KeyValuePair<string, object?>> GetEnumerator() => throw new InvalidOperationException(text);

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();
}
