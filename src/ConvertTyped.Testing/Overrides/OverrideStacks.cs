namespace ConvertTyped.Testing.Overrides;

/// <summary>Overrides by key. If a key has several overrides, the newest override takes precedence. Reading takes no lock.</summary>
internal sealed class OverrideStacks<T>
    where T : class
{
    private readonly object _lock = new();
    private volatile Dictionary<string, T[]> _byKey = new(StringComparer.Ordinal);

    /// <summary>The newest override of each key, which takes precedence.</summary>
    internal IEnumerable<T> Active => _byKey.Values.Select(stack => stack[^1]);

    internal T? Find(string key) => _byKey.TryGetValue(key, out var stack) ? stack[^1] : null;

    /// <returns>An object that removes the override when you dispose it, regardless of its position in the stack. Disposing twice is harmless.</returns>
    internal IDisposable Push(string key, T value)
    {
        lock (_lock)
            Replace(key, [.. StackOf(key), value]);
        return new Removal(() => Remove(key, value));
    }

    private void Remove(string key, T value)
    {
        lock (_lock)
            Replace(key, Array.FindAll(StackOf(key), other => !ReferenceEquals(other, value)));
    }

    private T[] StackOf(string key) => _byKey.TryGetValue(key, out var stack) ? stack : [];

    private void Replace(string key, T[] stack)
    {
        var all = new Dictionary<string, T[]>(_byKey, StringComparer.Ordinal);
        if (stack.Length > 0)
            all[key] = stack;
        else
            all.Remove(key);
        _byKey = all;
    }

    private sealed class Removal(Action remove) : IDisposable
    {
        public void Dispose() => remove();
    }
}
