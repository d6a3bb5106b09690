using ConvertTyped.Http;

namespace ConvertTyped;

public sealed partial class ConvertOptions
{
    /// <summary>The longest time that timers take.</summary>
    private static readonly TimeSpan Longest = TimeSpan.FromMilliseconds(int.MaxValue);

    /// <summary>A copy that nobody else can change.</summary>
    /// <exception cref="ArgumentException">An option is out of its range.</exception>
    internal ConvertOptions CheckedCopy()
    {
        var copy = (ConvertOptions)MemberwiseClone();
        ArgumentNullException.ThrowIfNull(Transport, nameof(Transport));
        copy.Transport = Transport.Copy();
        copy.Refresh = Refresh?.Copy();
        copy.Check();
        return copy;
    }

    private void Check()
    {
        if (string.IsNullOrEmpty(SdkKey) && Config is null)
            throw new ArgumentException("Neither an SDK key nor a config is given.", nameof(SdkKey));
        Require(SdkKey is null || !SdkKey.Any(char.IsControl), nameof(SdkKey), "It holds control characters.");
        Require(RequestHeaders.IsValue(SdkKeySecret), nameof(SdkKeySecret), "It cannot stand in a header.");
        Require(Enum.IsDefined(CacheLevel), nameof(CacheLevel), "There is no such level.");
        Require(BatchSize >= 1, nameof(BatchSize), "It must be at least 1.");
        Require(MaxQueuedEvents >= 1, nameof(MaxQueuedEvents), "It must be at least 1.");
        Require(!string.IsNullOrEmpty(Source), nameof(Source), "It must not be empty.");
        RequireDuration(FlushTimeout, nameof(FlushTimeout));
        RequireDuration(AutoFlushInterval ?? Longest, nameof(AutoFlushInterval));
        Transport.Check();
        Refresh?.Check();
    }

    internal static void Require(bool holds, string option, string otherwise)
    {
        if (!holds)
            throw new ArgumentOutOfRangeException(option, $"The option '{option}' is out of its range. {otherwise}");
    }

    internal static void RequireDuration(TimeSpan duration, string option) =>
        Require(duration > TimeSpan.Zero && duration <= Longest, option, "It must be above zero and below 25 days.");
}
