namespace ConvertTyped.Config;

/// <summary>A list that rarely gets a second item, and allocates no list before it does.</summary>
internal struct ShortList<T>
{
    private T _first;
    private List<T>? _all;

    internal int Count { get; private set; }

    internal T this[int index]
    {
        readonly get => _all is null ? _first : _all[index];
        set
        {
            if (_all is null)
                _first = value;
            else
                _all[index] = value;
        }
    }

    internal void Add(T item)
    {
        if (_all is not null)
            _all.Add(item);
        else if (Count == 1)
            _all = [_first, item];
        else
            _first = item;
        Count++;
    }

    internal readonly T[] ToArray() => _all is not null ? [.. _all] : Count == 1 ? [_first] : [];
}
