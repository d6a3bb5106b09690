using System.Text;

namespace ConvertTyped.Generator.Emit;

/// <summary>Lines of code at an indentation; line ends are <c>\n</c> wherever the compiler runs.</summary>
internal sealed class CodeWriter
{
    private readonly StringBuilder _text = new();
    private string _indent = "";

    public void Write(string lines)
    {
        foreach (string line in lines.Split('\n'))
        {
            string trimmed = line.TrimEnd('\r');
            if (trimmed.Length > 0)
                _text.Append(_indent).Append(trimmed);
            _text.Append('\n');
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
