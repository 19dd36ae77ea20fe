/* What every page of the desk does. */
"use strict";
