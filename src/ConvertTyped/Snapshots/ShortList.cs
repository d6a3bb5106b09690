namespace ConvertTyped.Snapshots;

/// <summary>A list that stores up to two items without allocating. Most of the lists that use this type have no more than two.</summary>
internal struct ShortList<T>
{
    private T _first;
    private T _second;
    private List<T>? _all;

    internal int Count { get; private set; }

    internal T this[int index]
    {
        readonly get => _all is not null ? _all[index] : index == 0 ? _first : _second;
        set
        {
            if (_all is not null)
                _all[index] = value;
            else if (index == 0)
                _first = value;
            else
                _second = value;
        }
    }

    internal void Add(T item)
    {
        if (Count == 2)
            _all = [_first, _second];
        Count++;
        if (_all is not null)
            _all.Add(item);
        else
            this[Count - 1] = item;
    }

    internal readonly T[] ToArray() => Count switch
    {
        0 => [],
        1 => [_first],
        2 => [_first, _second],
        _ => [.. _all!],
    };
}
