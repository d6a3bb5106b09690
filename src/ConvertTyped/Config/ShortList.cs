namespace ConvertTyped.Config;

/// <summary>A list that rarely gets a second item, and allocates no list before it does.</summary>
internal struct ShortList<T>
{
    private T _first;
    private List<T>? _all;
    private bool _hasAny;

    internal void Add(T item)
    {
        if (_all is not null)
            _all.Add(item);
        else if (_hasAny)
            _all = [_first, item];
        else
            (_first, _hasAny) = (item, true);
    }

    internal void RemoveAll(Predicate<T> unwanted)
    {
        if (_all is not null)
            _all.RemoveAll(unwanted);
        else if (_hasAny && unwanted(_first))
            _hasAny = false;
    }

    internal readonly T[] ToArray() => _all is not null ? [.. _all] : _hasAny ? [_first] : [];
}
