namespace ConvertTyped.Analyzers.Razor;

/// <summary>Recognizes elements of ConvertTyped that have a misspelled name, or a name with a word that other products use.</summary>
/// <param name="elements">The names of the elements that exist.</param>
/// <param name="otherWords">Names with words that other products use, each with the name of the element that was meant.</param>
internal sealed class IntendedElement(IReadOnlyList<string> elements, IReadOnlyDictionary<string, string> otherWords)
{
    private const int MostTypos = 2;

    /// <summary>The element that was probably meant; null if there is no such element. The comparison is case-insensitive.</summary>
    public string? Find(string name)
    {
        if (otherWords.TryGetValue(name, out var intended))
            return intended;
        var lower = name.ToLowerInvariant();
        return elements.FirstOrDefault(element => EditDistance.Between(lower, element.ToLowerInvariant(), MostTypos) <= MostTypos);
    }
}
