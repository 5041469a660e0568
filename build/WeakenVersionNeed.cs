using System;
using System.Collections.Generic;
using System.IO;
using System.Text;
using Microsoft.Build.Framework;
using Microsoft.Build.Utilities;

/// <summary>
/// Copies an ELF64 library and marks one of its needed symbol versions as weak, so that the dynamic loader accepts a
/// C++ runtime without that version. Refuses every library in which more than the one harmless symbol depends on it.
/// </summary>
public sealed class WeakenVersionNeed : Task
{
    private const int DynamicSymbols = 11, Relocations = 4, VersionNeeds = 0x6ffffffe, SymbolVersions = 0x6fffffff;
    private const ushort WeakFlag = 2;

    [Required] public string Source { get; set; }

    [Required] public string Destination { get; set; }

    /// <summary>The version need, for example GLIBCXX_3.4.32.</summary>
    [Required] public string Version { get; set; }

    /// <summary>The one symbol that may ask for that version.</summary>
    [Required] public string Symbol { get; set; }

    private byte[] _file;

    public override bool Execute()
    {
        try
        {
            _file = File.ReadAllBytes(Source);
            Weaken();
            Directory.CreateDirectory(Path.GetDirectoryName(Path.GetFullPath(Destination)));
            var temporary = Destination + "." + Guid.NewGuid().ToString("N") + ".tmp";
            File.WriteAllBytes(temporary, _file);
            if (File.Exists(Destination)) File.Delete(Destination);
            File.Move(temporary, Destination);
            return true;
        }
        catch (Exception e) when (e is IOException || e is InvalidDataException || e is ArgumentException || e is IndexOutOfRangeException)
        {
            Log.LogError("{0} cannot be made loadable on older systems: {1}", Source, e.Message);
            return false;
        }
    }

    private void Weaken()
    {
        if (_file.Length < 64 || U32(0) != 0x464c457f || _file[4] != 2 || _file[5] != 1 || U16(18) != 62)
            throw new InvalidDataException("it is no 64-bit little-endian x86-64 ELF library.");
        var sections = Sections();
        var need = Find(sections, VersionNeeds);
        var names = sections[(int)need.Link];
        var entry = EntryOf(need, names);
        if (entry < 0) return; // the library does not ask for that version: nothing to do
        var index = U16(entry + 6);
        var symbols = Find(sections, DynamicSymbols);
        var versions = Find(sections, SymbolVersions);
        var symbolNames = sections[(int)symbols.Link];
        var users = new HashSet<uint>();
        for (uint i = 0; i < symbols.Size / 24; i++)
        {
            if ((U16(versions.Offset + 2 * i) & 0x7fff) != index) continue;
            var name = Text(symbolNames.Offset + U32(symbols.Offset + 24 * i));
            if (name != Symbol) throw new InvalidDataException("symbol " + name + " depends on " + Version + " too.");
            users.Add(i);
        }
        foreach (var section in sections)
        {
            if (section.Type != Relocations) continue;
            for (long at = section.Offset; at < section.Offset + section.Size; at += 24)
                if (users.Contains(U32(at + 12))) throw new InvalidDataException("a relocation names " + Symbol + ".");
        }
        _file[entry + 4] |= (byte)WeakFlag;
    }

    /// <summary>Offset of the version's entry in the table of needs (hash u32, flags u16, index u16, name u32, next u32), or -1.</summary>
    private long EntryOf(Section need, Section names)
    {
        for (long at = need.Offset; ;)
        {
            var entry = at + U32(at + 8);
            for (int i = 0; i < U16(at + 2); i++)
            {
                if (Text(names.Offset + U32(entry + 8)) == Version) return entry;
                entry += U32(entry + 12);
            }
            if (U32(at + 12) == 0) return -1;
            at += U32(at + 12);
        }
    }

    private List<Section> Sections()
    {
        var sections = new List<Section>();
        var start = (long)U64(40);
        for (int i = 0; i < U16(60); i++)
        {
            var at = start + (long)i * U16(58);
            sections.Add(new Section { Type = (int)U32(at + 4), Offset = (long)U64(at + 24), Size = (long)U64(at + 32), Link = U32(at + 40) });
        }
        return sections;
    }

    private static Section Find(List<Section> sections, int type)
    {
        var found = sections.FindAll(s => s.Type == type);
        if (found.Count != 1) throw new InvalidDataException("it has " + found.Count + " sections of type 0x" + type.ToString("x") + ", expected one.");
        return found[0];
    }

    private string Text(long at)
    {
        var end = Array.IndexOf(_file, (byte)0, checked((int)at));
        return Encoding.ASCII.GetString(_file, (int)at, end - (int)at);
    }

    private ushort U16(long at) { return BitConverter.ToUInt16(_file, checked((int)at)); }

    private uint U32(long at) { return BitConverter.ToUInt32(_file, checked((int)at)); }

    private ulong U64(long at) { return BitConverter.ToUInt64(_file, checked((int)at)); }

    private sealed class Section
    {
        public int Type;
        public long Offset;
        public long Size;
        public uint Link;
    }
}
