using ConvertTyped.Tool.Cleanup;
using Microsoft.CodeAnalysis.Text;

namespace ConvertTyped.Tool.Tests.Cleanup;

public class RazorTextTests
{
    [Theory]
    [InlineData("<p>\n    <x>\n        <b>on</b>\n\n        <i/>\n    </x>\n</p>\n", "<p>\n    <b>on</b>\n\n    <i/>\n</p>\n")]
    [InlineData("<p>\r\n\t<x>\r\n\t\t<b>on</b>\r\n\r\n\t\t<i/>\r\n\t</x>\r\n</p>\r\n", "<p>\r\n\t<b>on</b>\r\n\r\n\t<i/>\r\n</p>\r\n")]
    [InlineData("<p>Hello <x>you</x>!</p>", "<p>Hello you!</p>")]
    [InlineData("<x>\non\n</x>", "on\n")]
    public void Content_that_stays_is_indented_like_its_element(string before, string after)
    {
        var (whole, content) = Spans(before);
        Assert.Equal(after, RazorText.Unwrap(before, whole, content));
    }

    [Theory]
    [InlineData("<p/>\n\n<x>\n    off\n</x>\n\n<i/>\n", "<p/>\n\n<i/>\n")]
    [InlineData("<p>Hello <x>you</x>!</p>", "<p>Hello !</p>")]
    [InlineData("<x>off</x>\n\n<i/>\n", "<i/>\n")]
    [InlineData("<p/>\r\n\r\n<x>\r\n    off\r\n</x>\r\n\r\n<i/>\r\n", "<p/>\r\n\r\n<i/>\r\n")]
    [InlineData("<x>off</x>\r\n\r\n<i/>\r\n", "<i/>\r\n")]
    [InlineData("<form>\r\n    <i/>\r\n\r\n    <x>off</x>\r\n</form>\r\n", "<form>\r\n    <i/>\r\n</form>\r\n")]
    [InlineData("<form>\n    <i/>\n\n    <x>off</x>\n</form>\n", "<form>\n    <i/>\n</form>\n")]
    public void Removing_an_element_leaves_no_redundant_blank_lines(string before, string after) =>
        Assert.Equal(after, RazorText.Remove(before, Spans(before).Whole));

    private static (TextSpan Whole, TextSpan Content) Spans(string text)
    {
        var (start, end) = (text.IndexOf("<x>", StringComparison.Ordinal), text.IndexOf("</x>", StringComparison.Ordinal));
        return (TextSpan.FromBounds(start, end + 4), TextSpan.FromBounds(start + 3, end));
    }
}
