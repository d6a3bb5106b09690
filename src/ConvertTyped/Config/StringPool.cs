using System.Text;

namespace ConvertTyped.Config;

/// <summary>
/// Short strings that a config repeats (ids, keys, attribute names, statuses), each made once as far as a table of fixed size remembers.
/// Lives as long as one load.
/// </summary>
internal sealed class StringPool
{
    private const int Slots = 4096;
    private const int LongestPooled = 32;

    private readonly string?[] _slots = new string?[Slots];

    internal string Get(ReadOnlySpan<byte> utf8)
    {
        if (utf8.Length > LongestPooled)
            return Encoding.UTF8.GetString(utf8);
        if (utf8.IsEmpty)
            return "";
        ref var slot = ref _slots[Hash(utf8) % Slots];
        if (slot is not null && Equals(slot, utf8))
            return slot;
        return slot = Encoding.UTF8.GetString(utf8);
    }

    private static bool Equals(string text, ReadOnlySpan<byte> utf8) => Ascii.Equals(utf8, text);

    private static uint Hash(ReadOnlySpan<byte> utf8)
    {
        var hash = 2166136261;
        foreach (var b in utf8)
            hash = (hash ^ b) * 16777619;
        return hash ^ (hash >> 15);
    }
}
