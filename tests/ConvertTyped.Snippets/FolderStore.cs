using System.Security.Cryptography;
using System.Text;

namespace ConvertTyped.Snippets;

/// <summary>The documentation's example of a store.</summary>
public sealed class FolderStore(string folder) : IDataStore
{
    public string? Get(string key) => Has(key) ? File.ReadAllText(PathOf(key)) : null;

    public bool Has(string key) => File.Exists(PathOf(key));

    public void Delete(string key) => File.Delete(PathOf(key));

    public void Set(string key, string value, TimeSpan? timeToLive = null)
    {
        var draft = Path.Combine(folder, Path.GetRandomFileName());
        File.WriteAllText(draft, value);
        File.Move(draft, PathOf(key), overwrite: true); // concurrent readers get the old value or the new one
    }

    private string PathOf(string key) => Path.Combine(folder, Convert.ToHexString(SHA256.HashData(Encoding.UTF8.GetBytes(key))));
}
