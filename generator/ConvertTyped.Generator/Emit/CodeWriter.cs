using System.Text;

namespace ConvertTyped.Generator.Emit;

/// <summary>Writes indented lines of code. Lines end with <c>\n</c> on every operating system.</summary>
internal sealed class CodeWriter
{
    private readonly StringBuilder _text = new();
    private string _indent = "";

    public void Write(string lines)
    {
        for (int start = 0, end; start >= 0; start = end + 1)
        {
            end = lines.IndexOf('\n', start);
            var stop = end < 0 ? lines.Length : end;
            if (stop > start && lines[stop - 1] == '\r')
                stop--;
            if (stop > start)
                _text.Append(_indent).Append(lines, start, stop - start);
            _text.Append('\n');
            if (end < 0)
                return;
        }
    }

    public void Blank() => _text.Append('\n');

    public void Open()
    {
        Write("{");
        _indent += "    ";
    }

    public void Close(string end = "")
    {
        _indent = _indent.Substring(4);
        Write("}" + end);
    }

    public override string ToString() => _text.ToString();
}
