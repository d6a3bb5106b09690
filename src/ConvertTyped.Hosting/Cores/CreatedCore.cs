namespace ConvertTyped.Hosting.Cores;

/// <summary>The core that was created from the application's options. A test may have replaced it with another core.</summary>
internal sealed class CreatedCore
{
    private ConvertCore? _core;

    internal void Set(ConvertCore core) => Volatile.Write(ref _core, core);

    internal bool IsSameAs(ConvertCore core) => ReferenceEquals(Volatile.Read(ref _core), core);
}
