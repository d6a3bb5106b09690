using System.Collections;

namespace ConvertTyped.Tests.Evaluation;

/// <summary>Attributes that cannot be read at all.</summary>
internal sealed class ThrowingDictionary : IReadOnlyDictionary<string, object?>
{
    public int Count => throw new InvalidOperationException("secret");

    public IEnumerable<string> Keys => throw new InvalidOperationException("secret");

    public IEnumerable<object?> Values => throw new InvalidOperationException("secret");

    public object? this[string key] => throw new InvalidOperationException("secret");

    public bool ContainsKey(string key) => throw new InvalidOperationException("secret");

    public bool TryGetValue(string key, out object? value) => throw new InvalidOperationException("secret");

    public IEnumerator<KeyValuePair<string, object?>> GetEnumerator() => throw new InvalidOperationException("secret");

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();
}
