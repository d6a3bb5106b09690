using System.Text;

namespace ConvertTyped.Tests.Configuration;

/// <summary>Damages text as a faulty disk, proxy or editor would: changes, removes, repeats or inserts bytes, or cuts off the end.</summary>
internal static class TextDamage
{
    private static readonly string[] Fragments =
    [
        "null", "1e999", "\"\"", "[]", "{}", "\"\\ud800\"", "\"\\u0000\"", ",", ":", "\"", "{", "}", "[", "]", "\\", "\"id\":1,", "\"key\":\"\",", "//", "\uFEFF",
        "\"rules\":null,", "\u2028",
    ];

    internal static byte[] Inflict(byte[] healthy, Random random)
    {
        var bytes = new List<byte>(healthy);
        for (var wounds = random.Next(1, 4); wounds > 0; wounds--)
        {
            var at = random.Next(bytes.Count);
            var length = Math.Min(random.Next(1, 12), bytes.Count - at);
            switch (random.Next(16))
            {
                case 0:
                    bytes.RemoveRange(Math.Max(at, 1), bytes.Count - Math.Max(at, 1));
                    break;
                case < 4:
                    bytes[at] ^= (byte)(1 << random.Next(8));
                    break;
                case < 7:
                    bytes[at] = (byte)random.Next(256);
                    break;
                case < 10 when bytes.Count > length:
                    bytes.RemoveRange(at, length);
                    break;
                case < 13:
                    bytes.InsertRange(at, Encoding.UTF8.GetBytes(Fragments[random.Next(Fragments.Length)]));
                    break;
                default:
                    bytes.InsertRange(at, bytes.GetRange(random.Next(bytes.Count - length), length));
                    break;
            }
        }

        return [.. bytes];
    }
}
