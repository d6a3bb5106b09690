namespace ConvertTyped.Configuration;

/// <summary>Whether a JSON value has the shape that code was generated for, and what is the first that it lacks.</summary>
internal sealed class JsonFit
{
    private bool _fits = true;
    private bool _hasCost;

    /// <summary>
    /// The first member that cost an object its value, else the first that is missing or of another type; <c>""</c> for the value itself, null
    /// when all is as expected.
    /// </summary>
    internal string? Lacking { get; private set; }

    /// <summary>Begins a value that is null unless it fits; what is returned goes to <see cref="Leave"/>.</summary>
    internal bool Enter()
    {
        var outer = _fits;
        _fits = true;
        return outer;
    }

    /// <summary>Whether the value that began with <see cref="Enter"/> fits. If not, what is around it may all the same.</summary>
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
