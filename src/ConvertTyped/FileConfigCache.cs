using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace ConvertTyped;

/// <summary>
/// Caches the last fetched config in a file. The file is always replaced as a whole. If the file is damaged or incomplete, the core ignores it and
/// logs a warning. Processes with the same SDK key and environment can share the file.
/// </summary>
public sealed class FileConfigCache : IConfigCache
{
    private const string Format = "convert-config-1";

    private readonly string _path;

    /// <summary>Creates the cache without reading or writing the file.</summary>
    /// <param name="path">
    /// The path of the file. The folder is created when a config is written. The constructor resolves a relative path against the current directory.
    /// </param>
    /// <exception cref="ArgumentException">The path is null or empty.</exception>
    public FileConfigCache(string path)
    {
        ArgumentException.ThrowIfNullOrEmpty(path);
        _path = Path.GetFullPath(path);
    }

    /// <inheritdoc/>
    /// <exception cref="InvalidDataException">The file is damaged or incomplete.</exception>
    public async ValueTask<CachedConfig?> ReadAsync(CancellationToken cancellationToken = default)
    {
        if (!File.Exists(_path))
            return null;
        var bytes = await File.ReadAllBytesAsync(_path, cancellationToken).ConfigureAwait(false);
        var end = Array.IndexOf(bytes, (byte)'\n');
        if (end < 0)
            throw Damaged();
        var json = bytes.AsMemory(end + 1);
        return Encoding.UTF8.GetString(bytes, 0, end).Split(' ') is [Format, var source, var time, var hash]
            && hash == HashOf(json.Span)
            && DateTimeOffset.TryParse(time, CultureInfo.InvariantCulture, DateTimeStyles.RoundtripKind, out var fetchedAt)
            ? new(source, fetchedAt, json)
            : throw Damaged();
    }

    /// <inheritdoc/>
    public async ValueTask WriteAsync(CachedConfig config, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(config);
        Directory.CreateDirectory(Path.GetDirectoryName(_path)!);
        var header = $"{Format} {config.Source} {config.FetchedAt.ToString("O", CultureInfo.InvariantCulture)} {HashOf(config.Utf8Json.Span)}\n";
        // The file is replaced by renaming, which is atomic within a folder.
        var draft = $"{_path}.{Guid.NewGuid():N}.tmp";
        try
        {
            await File.WriteAllBytesAsync(draft, [.. Encoding.UTF8.GetBytes(header), .. config.Utf8Json.Span], cancellationToken).ConfigureAwait(false);
            File.Move(draft, _path, overwrite: true);
        }
        finally
        {
            File.Delete(draft);
        }
    }

    private InvalidDataException Damaged() => new($"The cached config in '{_path}' is damaged or incomplete.");

    private static string HashOf(ReadOnlySpan<byte> json) => Convert.ToHexString(SHA256.HashData(json));

    /// <summary>The file's full path.</summary>
    public override string ToString() => _path;
}
