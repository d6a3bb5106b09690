using System.Text;

namespace ConvertTyped.Tool.Rendering;

/// <summary>
/// Replaces a file in one step. Readers see either the old or the new content, even if this process is killed while it writes.
/// </summary>
internal static class AtomicFile
{
    /// <summary>The age after which a temporary file is deleted. Writing a file never takes this long, so the process that wrote it was killed.</summary>
    private static readonly TimeSpan TemporaryFileLifetime = TimeSpan.FromHours(1);

    public static void Write(string path, string text)
    {
        var target = Target(Path.GetFullPath(path));
        var folder = Path.GetDirectoryName(target)!;
        Directory.CreateDirectory(folder);
        DeleteStaleFiles(folder, Path.GetFileName(target));
        // The temporary file is in the same folder, because a rename across file systems would be a copy.
        var temporary = Path.Combine(folder, $".{Path.GetFileName(target)}.{Guid.NewGuid():N}.tmp");
        try
        {
            using (var file = new FileStream(temporary, FileMode.CreateNew, FileAccess.Write, FileShare.None))
            {
                file.Write(Encoding.UTF8.GetBytes(text));
                file.Flush(flushToDisk: true);
            }
            KeepMode(target, temporary);
            File.Move(temporary, target, overwrite: true);
        }
        catch
        {
            File.Delete(temporary);
            throw;
        }
    }

    /// <summary>Returns the target of a symbolic link, so that the link itself is kept.</summary>
    private static string Target(string path) => new FileInfo(path).LinkTarget is null ? path : File.ResolveLinkTarget(path, returnFinalTarget: true)!.FullName;

    private static void DeleteStaleFiles(string folder, string name)
    {
        foreach (var temporary in Directory.EnumerateFiles(folder, $".{name}.*.tmp"))
        {
            if (TimeProvider.System.GetUtcNow().UtcDateTime - File.GetLastWriteTimeUtc(temporary) > TemporaryFileLifetime)
                File.Delete(temporary);
        }
    }

    private static void KeepMode(string target, string temporary)
    {
        if (!OperatingSystem.IsWindows() && File.Exists(target))
            File.SetUnixFileMode(temporary, File.GetUnixFileMode(target));
    }
}
