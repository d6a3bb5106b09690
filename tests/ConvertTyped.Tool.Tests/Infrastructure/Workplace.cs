namespace ConvertTyped.Tool.Tests;

/// <summary>A temporary folder for a test.</summary>
internal sealed class Workplace : IDisposable
{
    public Workplace() => Directory.CreateDirectory(Folder);

    public string Folder { get; } = Path.Combine(Path.GetTempPath(), $"convert-typed-{Guid.NewGuid():N}");

    /// <summary>The environment variables of every run.</summary>
    public Dictionary<string, string?> Environment { get; } = [];

    public string this[string file]
    {
        get => File.ReadAllText(At(file));
        set => File.WriteAllText(At(file), value);
    }

    public string At(string file) => Path.Combine(Folder, file);

    public bool Has(string file) => File.Exists(At(file));

    public Task<ToolRun> RunAsync(params string[] arguments) => ToolProcess.RunAsync(Folder, Environment, arguments);

    /// <summary>Creates a folder in which the tool has a key and can reach the server.</summary>
    public static Workplace On(FakeConvertServer server) => new()
    {
        Environment = { ["CONVERT_SDK_KEY"] = ToolProcess.SdkKey, ["CONVERT_CONFIG_ENDPOINT"] = server.ConfigEndpoint },
    };

    public void Dispose() => Directory.Delete(Folder, recursive: true);
}
