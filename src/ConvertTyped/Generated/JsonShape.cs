namespace ConvertTyped.Generated;

/// <summary>Checks, while a JSON value is read, whether it has the shape that code was generated for.</summary>
internal sealed class JsonShape
{
    private bool _fits = true;
    private bool _hasCost;

    /// <summary>
    /// The first member whose type caused an enclosing value to become null or, if there is no such member, the first member that is missing or has an
    /// unexpected type. <c>""</c> stands for the value as a whole. Null if the value has the expected shape.
    /// </summary>
    internal string? Lacking { get; private set; }

    /// <summary>Begins a nested value that can be null. Pass the result to <see cref="Leave"/>.</summary>
    internal bool Enter()
    {
        var outer = _fits;
        _fits = true;
        return outer;
    }

    /// <summary>
    /// Ends the value that began with <see cref="Enter"/>. Returns false if the value becomes null, because it contains a value that has an unexpected type
    /// and cannot be null. The enclosing value is not affected.
    /// </summary>
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
