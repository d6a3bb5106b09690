namespace ConvertTyped.TestKit;

/// <summary>A folder for a user's projects outside the repository.</summary>
public sealed class ProjectFolder : IDisposable
{
    private readonly bool _isTemporary;

    /// <param name="path">The path of the folder, which is not deleted; null for a temporary folder.</param>
    public ProjectFolder(string? path = null)
    {
        _isTemporary = path is null;
        Path = path is null ? Directory.CreateTempSubdirectory("convert-typed-").FullName : Directory.CreateDirectory(path).FullName;
    }

    public string Path { get; }

    public void Write(string name, string text)
    {
        var file = new FileInfo(System.IO.Path.Combine(Path, name));
        file.Directory!.Create();
        File.WriteAllText(file.FullName, text);
    }

    public string Read(string name) => File.ReadAllText(System.IO.Path.Combine(Path, name));

    /// <summary>Runs the dotnet command in the folder. Paths in the output are relative to it.</summary>
    public async Task<ProcessResult> DotnetAsync(IEnumerable<string> arguments, CancellationToken cancellationToken = default)
    {
        var result = await Dotnet.RunAsync(Path, arguments, cancellationToken);
        return result with { Output = result.Output.Replace(Path + System.IO.Path.DirectorySeparatorChar, "", StringComparison.Ordinal) };
    }

    public void Dispose()
    {
        if (_isTemporary)
            Directory.Delete(Path, recursive: true);
    }
}
