// @ts-check
/*! With fflate. MIT licence. Copyright (c) 2026 Arjun Barrett */
/**
 * What packs the parts of a Word document: fflate, of which only this is sent. The readable site has the whole of fflate
 * in place of this file, because a browser by itself does not find a package by its name (see plugin.py).
 */

export { zipSync } from "fflate";
