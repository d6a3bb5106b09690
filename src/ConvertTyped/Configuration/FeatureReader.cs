using ConvertTyped.Snapshots;

namespace ConvertTyped.Configuration;

/// <summary>Reads features with their declared variables.</summary>
internal sealed class FeatureReader
{
    private int _read;

    internal Feature? Read(ref JsonInput input)
    {
        var head = default(EntityHead);
        FeatureVariable[] variables = [];
        var from = input.Position;
        if (!input.TryEnterObject())
            return null;
        while (input.NextMember())
        {
            if (input.TryRead(ref head))
                continue;
            if (input.NameIs("variables"u8))
                variables = ReadVariables(ref input);
            else
                input.Skip();
        }

        head.Source = input.SliceFrom(from);
        return head.HasId ? new(head, _read++, variables) : null;
    }

    private static FeatureVariable[] ReadVariables(ref JsonInput input)
    {
        var variables = default(ShortList<FeatureVariable>);
        if (!input.TryEnterList())
            return [];
        while (input.NextItem())
        {
            string? key = null, type = null;
            if (!input.TryEnterObject())
                continue;
            while (input.NextMember())
            {
                if (input.NameIs("key"u8))
                    key = input.ReadId();
                else if (input.NameIs("type"u8))
                    type = input.ReadText();
                else
                    input.Skip();
            }

            if (key is not null)
                variables.Add(new(key, type));
        }

        return variables.ToArray();
    }
}
