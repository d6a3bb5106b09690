namespace ConvertTyped.Semantics;

/// <summary>
/// The capturing groups of a pattern. They are counted, and their names are read, before the rest of the pattern, because the meaning of an escape can
/// depend on later groups.
/// </summary>
internal sealed class JavaScriptPatternGroups
{
    /// <summary>The maximum number of capturing groups, as in V8.</summary>
    internal const int MaxCount = 32767;

    private readonly Dictionary<string, int> _numbers = new(StringComparer.Ordinal);

    private JavaScriptPatternGroups()
    {
    }

    internal int Count { get; private set; }

    internal bool HasNames => _numbers.Count > 0;

    /// <summary>
    /// Finds the groups and moves the cursor back to the beginning. Records a fault and returns null if a name is invalid, two groups have the same name,
    /// or there are too many groups.
    /// </summary>
    internal static JavaScriptPatternGroups? Find(JavaScriptPatternCursor cursor)
    {
        var groups = new JavaScriptPatternGroups();
        var inClass = false;
        while (!cursor.AtEnd)
        {
            var c = cursor.Take();
            if (c == '\\')
                cursor.Position++;
            else if (inClass)
                inClass = c != ']';
            else if (c == '[')
                inClass = true;
            else if (c == '(' && !groups.TryCount(cursor))
                return null;
        }

        cursor.Position = 0;
        if (groups.Count <= MaxCount)
            return groups;
        cursor.Fail($"it has more than {MaxCount} capturing groups");
        return null;
    }

    /// <summary>The number of the group with this name; null if no group has the name.</summary>
    internal int? NumberOf(string name) => _numbers.TryGetValue(name, out var number) ? number : null;

    private bool TryCount(JavaScriptPatternCursor cursor)
    {
        if (cursor.Current != '?')
        {
            Count++;
            return true;
        }

        if (cursor.Peek(1) != '<' || cursor.Peek(2) is '=' or '!')
            return true;
        cursor.Position += 2;
        if (JavaScriptGroupName.Read(cursor) is not { } name)
            return false;
        if (_numbers.ContainsKey(name))
        {
            cursor.Fail($"two groups have the name '{name}'");
            return false;
        }

        _numbers.Add(name, ++Count);
        return true;
    }
}
