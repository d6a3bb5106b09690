using System.Buffers;
using System.Text;

namespace ConvertTyped.Configuration;

/// <summary>
/// Reuses short strings that a config repeats, such as ids, keys, attribute names and statuses. The size of its table depends on the size of the
/// config. Each pool is used for loading one config.
/// </summary>
internal sealed class StringPool(int configLength) : IDisposable
{
    private const int BytesPerSlot = 64;
    private const int FewestSlots = 256;
    private const int MostSlots = 16384;
    private const int LongestPooled = 32;

    private readonly string?[] _slots = ArrayPool<string?>.Shared.Rent(Math.Clamp(configLength / BytesPerSlot, FewestSlots, MostSlots));

    public void Dispose() => ArrayPool<string?>.Shared.Return(_slots, clearArray: true);

    internal string Get(ReadOnlySpan<byte> utf8)
    {
        if (utf8.Length > LongestPooled)
            return Encoding.UTF8.GetString(utf8);
        if (utf8.IsEmpty)
            return "";
        ref var slot = ref _slots[Hash(utf8) % (uint)_slots.Length];
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
