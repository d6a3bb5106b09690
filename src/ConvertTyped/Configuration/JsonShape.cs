namespace ConvertTyped.Configuration;

/// <summary>Checks while it is read whether a JSON value has the shape that code was generated for.</summary>
internal sealed class JsonShape
{
    private bool _fits = true;
    private bool _hasCost;

    /// <summary>
    /// The first member because of which an object became null; if there is none, the first that is missing or of another type. <c>""</c> stands
    /// for the value itself. Null when the value has the expected shape.
    /// </summary>
    internal string? Lacking { get; private set; }

    /// <summary>Begins a nested value that becomes null if its shape is wrong. Pass the result to <see cref="Leave"/>.</summary>
    internal bool Enter()
    {
        var outer = _fits;
        _fits = true;
        return outer;
    }

    /// <summary>Whether the value that began with <see cref="Enter"/> has its shape. The value around it may have its shape even if not.</summary>
    internal bool Leave(bool outer)
    {
        var fits = _fits;
        _fits = outer;
        return fits;
    }

    internal void Lacks(string member, bool isFatal)
    {
        if (Lacking is null || (isFatal && !_hasCost))
            Lacking = member;
        _hasCost |= isFatal;
        _fits &= !isFatal;
    }
}
