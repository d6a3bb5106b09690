namespace ConvertTyped.Semantics;

/// <summary>The position of a reader in a pattern, in code units, and the first fault that the reader found.</summary>
internal sealed class JavaScriptPatternCursor(string pattern)
{
    internal int Position { get; set; }

    /// <summary>The first fault; null as long as there is no fault.</summary>
    internal string? Fault { get; private set; }

    internal bool AtEnd => Position >= pattern.Length;

    /// <summary>The current code unit; NUL at the end of the pattern. Check <see cref="AtEnd"/>, because a pattern can contain NUL.</summary>
    internal char Current => Peek(0);

    internal char Peek(int ahead) => Position + ahead < pattern.Length ? pattern[Position + ahead] : '\0';

    internal char Take() => pattern[Position++];

    internal bool TryTake(char c)
    {
        var taken = !AtEnd && Current == c;
        if (taken)
            Position++;
        return taken;
    }

    internal bool TryReadCount(out int count)
    {
        var start = Position;
        count = 0;
        for (; char.IsAsciiDigit(Current); Position++)
            count = (int)Math.Min(count * 10L + (Current - '0'), JavaScriptPatternNode.Unlimited);
        return Position > start;
    }

    internal bool TryReadHex(int length, out char unit)
    {
        var value = 0u;
        var digits = 0;
        for (; digits < length && char.IsAsciiHexDigit(Peek(digits)); digits++)
            value = value * 16 + JavaScriptNumber.DigitValue(Peek(digits));
        unit = (char)value;
        if (digits == length)
            Position += length;
        return digits == length;
    }

    /// <summary>Records a fault, unless a fault has already been recorded.</summary>
    internal void Fail(string fault) => Fault ??= fault;
}
