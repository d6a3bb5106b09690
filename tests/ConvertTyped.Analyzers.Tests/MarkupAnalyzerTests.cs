namespace ConvertTyped.Analyzers.Tests;

public class MarkupAnalyzerTests
{
    private const string Imports = "@addTagHelper *, ConvertTyped.AspNetCore\n";

    public static TheoryData<string> Found =>
    [
        """<convert-feature name="{|CVT1002:no-such|}">""",
        """<convert-experience name='{|CVT1001:no-such|}' variation="treatment" />""",
        """<convert-feature name={|CVT1002:no-such|}>""",
        """<convert-feature name={|CVT1002:no-such|}/>""",
        """<CONVERT-FEATURE off="true" NAME = "{|CVT1002:no-such|}">""",
        "<convert-feature\n  off=\"@(1 > 0)\"\n  name=\"{|CVT1002:no-such|}\">",
        """<convert-feature name="{|CVT1002:no@@such|}">""",
        """<convert-feature name="{|CVT1002:|}">""",
        """<p title="a > b">it's</p> <convert-feature name="{|CVT1002:no-such|}">""",
        """<p title="@Title("a > \"b\"", 'c')" @(isOn ? "hidden" : "")> <convert-feature name="{|CVT1002:no-such|}">""",
        """mail lamps@shop.example, 50 % @@ home <convert-feature name="{|CVT1002:no-such|}">""",
        """@Model.Lamps[0]?.Name("}")!.Length. <convert-feature name="{|CVT1002:no-such|}">""",
        """@await Html.PartialAsync("<x") <convert-feature name="{|CVT1002:no-such|}">""",
        """@(await Find(")")) <convert-feature name="{|CVT1002:no-such|}">""",
        """@{ var x = $"{a("}")} {{"; } <convert-feature name="{|CVT1002:no-such|}">""",
        """"@{ var x = """{ " """; var y = @"\"; var z = '{'; /* } { */ } <convert-feature name="{|CVT1002:no-such|}">"""",
        """"@{ var x = @"""{"; } <convert-feature name="{|CVT1002:no-such|}">"""",
        "@{\n  // it's {\n  <convert-feature name=\"{|CVT1002:no-such|}\">}</convert-feature>\n}",
        """@if (a < b) { <convert-feature name="{|CVT1002:no-such|}"/> } else if (c) { <br> <convert-feature name="{|CVT1002:no-such|}"/> } else { <b></b> }""",
        """@foreach (var x in xs) { <li><br>{ <convert-feature name="{|CVT1002:no-such|}"/></li> x++; } <convert-feature name="{|CVT1002:no-such|}"/>""",
        """@try { <p>a</p> } catch (E e) when (e.M("{")) { <text>b</text> } finally { } <convert-feature name="{|CVT1002:no-such|}"/>""",
        """@switch (x) { case 1: <convert-feature name="{|CVT1002:no-such|}"/> break; }""",
        "@{\n  @: <b> it's <convert-feature name=\"{|CVT1002:no-such|}\">\n  var x = 1;\n}",
        """@{ Func<object, object> f = @<convert-feature name="{|CVT1002:no-such|}"/>; }""",
        """@section Foot { <convert-feature name="{|CVT1002:no-such|}"/> } <convert-feature name="{|CVT1002:no-such|}"/>""",
        """@functions { void Show() { <convert-feature name="{|CVT1002:no-such|}"/> } } <convert-feature name="{|CVT1002:no-such|}"/>""",
        """<script>if (a <b || "</p>") x("@y")</script> <convert-feature name="{|CVT1002:no-such|}"/>""",
        """@using (Html.BeginForm()) { <convert-feature name="{|CVT1002:no-such|}"/> }""",
    ];

    public static TheoryData<string> Silent =>
    [
        """<convert-feature name="checkout-banner"> <convert-experience name="checkout-experiment">""",
        """<convert-feature name="@FeatureKeys.NoSuch"> <convert-feature name="no-@suffix"> <convert-feature name="@(x ? "no-such" : "nor-this")">""",
        """<convert-feature name=@Key> <{|CVT1013:convert-feature|} data-name="no-such"> <convert-feature @("name")="no-such">""",
        """@* <convert-feature name="no-such"> *@ <!-- <convert-feature name="no-such"> -->""",
        """<!convert-feature name="no-such"></!convert-feature> <feature name="no-such"> <{|CVT1013:convert-features|} name="no-such">""",
        """<p title='<convert-feature name="no-such">'></p>""",
        """<script>"<convert-feature name='no-such'>"</script>""",
        """@{ var x = "<convert-feature name='no-such'>"; var y = $"{x}<convert-feature name='no-such'>"; }""",
        """@{ var b = x <convert; M<convert>(name = "no-such"); /* <convert-feature name="no-such"> */ }""",
        """@Html.Raw("<convert-feature name='no-such'>") @(x + "<convert-feature name='no-such'>")""",
        "@{ // <convert-feature name='no-such'>\n }",
        """<convert-feature name="no-such""",
    ];

    /// <summary>Elements that end in different ways.</summary>
    public static TheoryData<string> Elements =>
    [
        "<area>", "<base>", "<br>", "<col>", "<embed>", "<hr>", "<img>", "<input>", "<link>", "<meta>", "<param>", "<source>", "<track>", "<wbr>", "<BR>",
        "<p>a</p>", "<P>a</p>", "<p>a</P >", "<p><p>a</p></p>", "<p><b>a</b></p>", "<ul><li>a</ul>", "<p>a</b></p>", "<p>a<p/>b</p>", "<p>a<br>b</p>", "<p>a < b</p>",
        "<p/>", "<p />", "<p a=\"b\" />", "<p a=b/>", "<p a/>", "<p a='>' b=\"</p>\">c</p>", "<p / a>b</p>", "<p = \"a\">b</p>", "<p 'a' \">b</p>",
        "<p a=@(\"/>\")>b</p>", "<p @(\"/>\")>b</p>", "<p@(\"/>\")>b</p>", "<p>@(\"</p>\")</p>", "<p a='@x'/>", "<p<b>a</b></p>", "<p a<b>c</b></p>",
        "<script>\"</p>\" + '<b>'</script>", "<SCRIPT>'<!--'</SCRIPT>", "<script src='a'/>", "<p><!-- </p> --></p>", "<!-- <p> -->", "<text>a</text>",
        "@: <p> \n", "@:</p>\n", "@* <p> *@", "@<p>a</p>",
    ];

    [Theory]
    [MemberData(nameof(Elements))]
    public Task Code_after_an_element_in_a_code_block_is_read_as_code(string element) => FindsTheMarkedAsync(("Index.cshtml", Imports + $$"""
        @if (a) { {{element}} var text = "it's <convert-feature name='no-such'>"; } it's <convert-feature name="{|CVT1002:no-such|}">
        """));

    [Theory]
    [MemberData(nameof(Elements))]
    public Task An_element_after_another_element_in_a_code_block_is_checked(string element) => FindsTheMarkedAsync(("Index.cshtml", Imports + $$"""
        @if (a) { {{element}} <convert-feature name="{|CVT1002:no-such|}"/> }
        """));

    [Theory]
    [MemberData(nameof(Elements))]
    public Task Markup_after_a_nested_element_is_read_as_markup(string element) => FindsTheMarkedAsync(("Index.cshtml", Imports + $$"""
        @if (a) { <div>{{element}} it's <convert-feature name="{|CVT1002:no-such|}"/></div> var text = "it's <convert-feature name='no-such'>"; }
        """));

    [Theory]
    [MemberData(nameof(Found))]
    public Task A_key_that_no_config_has_is_reported_in_markup(string markup) => FindsTheMarkedAsync(("Index.cshtml", Imports + markup));

    [Theory]
    [MemberData(nameof(Silent))]
    public Task Known_keys_and_text_that_is_not_a_key_are_not_reported_as_unknown_keys(string markup) => FindsTheMarkedAsync(("Index.cshtml", Imports + markup));

    [Fact]
    public async Task The_message_names_the_nearest_key_as_in_C_sharp()
    {
        var found = Assert.Single(await FindsTheMarkedAsync(("Index.cshtml", Imports + """<convert-feature name="{|CVT1002:checkout-baner|}">""")));
        Assert.Equal("The config has no feature with the key 'checkout-baner'; did you mean 'checkout-banner'?", found.GetMessage(null));
        Assert.Equal((1, 23), (found.Location.GetLineSpan().StartLinePosition.Line, found.Location.GetLineSpan().StartLinePosition.Character));
    }

    [Fact]
    public Task Imports_apply_to_their_folder_and_its_subfolders() => FindsTheMarkedAsync(
        ("Pages/_ViewImports.cshtml", Imports),
        ("Pages/Index.cshtml", """<convert-feature name="{|CVT1002:no-such|}">"""),
        ("Pages/Lamps/One.cshtml", """<convert-feature name="{|CVT1002:no-such|}">"""),
        ("PagesOfOthers/Index.cshtml", """<{|CVT1013:convert-feature|} name="no-such">"""),
        ("Other.cshtml", """<{|CVT1013:convert-feature|} name="no-such">"""));

    [Fact]
    public Task The_innermost_prefix_determines_which_tags_are_tag_helpers() => FindsTheMarkedAsync(
        ("Pages/_ViewImports.cshtml", Imports + "@tagHelperPrefix \"t:\"\n"),
        ("Pages/Index.cshtml", """<t:convert-feature name="{|CVT1002:no-such|}"> <{|CVT1013:convert-feature|} name="no-such">"""),
        ("Pages/Inner/_ViewImports.cshtml", "@tagHelperPrefix u-\r\n"),
        ("Pages/Inner/Index.cshtml", """<{|CVT1013:t:convert-feature|} name="no-such"> <u-convert-feature name="{|CVT1002:no-such|}">"""));

    [Fact]
    public Task Removed_tag_helpers_are_not_in_scope() => FindsTheMarkedAsync(
        ("_ViewImports.cshtml", Imports),
        ("One.cshtml", """
            @removeTagHelper ConvertTyped.AspNetCore.ConvertFeatureTagHelper, ConvertTyped.AspNetCore
            <{|CVT1013:convert-feature|} name="no-such"> <convert-experience name="{|CVT1001:no-such|}">
            """),
        ("Both.cshtml", """
            @removeTagHelper "*, ConvertTyped.AspNetCore"
            <{|CVT1013:convert-feature|} name="no-such"> <{|CVT1013:convert-experience|} name="no-such">
            """),
        ("Again.cshtml", """
            @removeTagHelper *, ConvertTyped.AspNetCore
            @addTagHelper ConvertTyped.AspNetCore.ConvertE*, ConvertTyped.AspNetCore
            @addTagHelper *, Another
            <{|CVT1013:convert-feature|} name="no-such"> <convert-experience name="{|CVT1001:no-such|}">
            """));

    [Fact]
    public Task Files_that_are_not_Razor_files_are_not_checked() => FindsTheMarkedAsync(("Index.cshtml.txt", Imports + """<convert-feature name="no-such">"""));

    [Fact]
    public async Task Nothing_is_reported_without_a_config_or_without_the_package()
    {
        var files = new Dictionary<string, string> { ["Index.cshtml"] = Imports + """<convert-feature name="no-such"> <convert-experience name="checkout-experiment" variation="no-such">""" };
        await Analysis.FindsTheMarkedAsync(new TestProject { AdditionalFiles = files });
        await Analysis.FindsTheMarkedAsync(new TestProject
        {
            AdditionalFiles = new Dictionary<string, string>(files) { ["convert.json"] = Configs.Shop }, HasTagHelpers = false,
        });
    }

    [Fact]
    public async Task A_truncated_file_causes_no_finding_and_no_exception()
    {
        const string whole = """
            @addTagHelper *, ConvertTyped.AspNetCore
            @if (x is "a\"" or '"') { <p class="@(y["z"])">@* c *@ <convert-feature name="checkout-banner" /></p> // d
            } else { @: text @Model?.A(1)[2]
            M($"{x("{{")}", @"a""b", /* e */ 1); }
            <script src='f'></script> <!-- g --> <img @if (x) { <text>h</text> } />
            """;
        for (var length = 0; length <= whole.Length; length++)
            await FindsTheMarkedAsync(("Index.cshtml", whole[..length]));
    }

    private static Task<IReadOnlyList<Reported>> FindsTheMarkedAsync(params (string Name, string Text)[] files)
    {
        var all = files.ToDictionary(file => file.Name, file => file.Text);
        all["convert.json"] = Configs.Shop;
        return Analysis.FindsTheMarkedAsync(new TestProject { AdditionalFiles = all });
    }
}
